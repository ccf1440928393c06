-- Who met whom, when, and in how many articles, from the claims of all parts:  duckdb < claims.sql     (beside the folder parts/)
-- From S3: INSTALL httpfs; LOAD httpfs; and read_parquet('s3://bucket/graph/*.parquet').
SELECT subject_label, object_label, min(published) AS first, count(DISTINCT article) AS articles
FROM read_parquet('parts/*.parquet')
WHERE predicate = 'meets' AND polarity = '+' AND modality = 'actual'
GROUP BY subject_label, object_label
ORDER BY articles DESC, subject_label, object_label
LIMIT 10;
