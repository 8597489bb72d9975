"""Answers for task-force leads: one module an analysis, one public function each. How they reach GraphQL is api/answers.py."""
