"""The GraphQL types, declared with Strawberry: names, nullability, arguments, descriptions. How they are read: graph/select."""

from api.types.enums import register

# Before any type is declared: Strawberry would make enums without descriptions of what it meets undeclared.
register()
