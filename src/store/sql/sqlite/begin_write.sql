-- Takes the write lock at once, so that no transaction must be upgraded; no index
BEGIN IMMEDIATE
