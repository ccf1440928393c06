from kg.api.article import extract as extract
from kg.api.graph import KnowledgeGraph as KnowledgeGraph
from kg.api.graph import build as build
from kg.errors import DataFileError as DataFileError
from kg.errors import GraphError as GraphError
from kg.errors import KgError as KgError
from kg.errors import QueryError as QueryError
from kg.errors import ReadError as ReadError
from kg.errors import UsageError as UsageError
from kg.types import Claim as Claim
from kg.types import Document as Document
from kg.types import Entity as Entity
from kg.types import Evidence as Evidence
from kg.types import Extraction as Extraction
from kg.types import Mention as Mention
from kg.types import Sentence as Sentence
from kg.types import Span as Span
from kg.types import Statement as Statement

__version__: str
