// Entities from files, in which a list without values cannot be told from none: those that every entity has.
MATCH (e:Entity)
CALL (e) {
  SET e.aliases = coalesce(e.aliases, []),
      e.aliasesPartner = CASE WHEN e.namePartner IS NULL THEN null ELSE coalesce(e.aliasesPartner, []) END,
      e.aliasesPublic = CASE WHEN e.namePublic IS NULL THEN null ELSE coalesce(e.aliasesPublic, []) END,
      e.sectors = coalesce(e.sectors, []), e.sectorTiers = coalesce(e.sectorTiers, []),
      e.sectorCounts = coalesce(e.sectorCounts, []),
      e.figures = CASE WHEN e:Finding THEN coalesce(e.figures, []) ELSE null END
} IN TRANSACTIONS OF 5000 ROWS
