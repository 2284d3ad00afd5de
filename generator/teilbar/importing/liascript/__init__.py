"""LiaScript: courses in one Markdown file each, with quizzes, spoken comments and macros (LiaScript/docs, 2026)."""
