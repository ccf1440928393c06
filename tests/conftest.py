"""What holds in every test."""

from hypothesis import settings

# How long an example takes is the machine's affair, and measured in bench/.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
