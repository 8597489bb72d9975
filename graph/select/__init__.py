"""The selection compiler: what a reader asks for, however nested, becomes one Cypher statement. No GraphQL here, no driver."""
