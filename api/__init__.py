"""GraphQL and HTTP: types, execution, guard, access, errors. The only place that imports Strawberry and FastAPI."""
