"""Knowledge graphs from Chinese news by rules."""
