"""The settings file of the managed local Neo4j. Each line has its reason; nothing is started here."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """\
# Written at every start; changes here are lost.
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
# a fresh folder takes 3 MB, not 517
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
db.transaction.timeout=30s
# one question cannot starve the others
db.memory.transaction.max=256m
# LOAD CSV would read any file and any address, even for a reader
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


# Read up to where the log of transactions can be read, and cut off the rest: see `start`.
CUT_OFF = "internal.dbms.tx_log.fail_on_corrupted_log_files=false\n"


def write_settings(home: Path, port: int, *, repair: bool = False) -> Path:
    """Write HOME/conf/neo4j.conf and return the folder."""
    folder = home / "conf"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "neo4j.conf").write_text(SETTINGS.format(port=port) + CUT_OFF * repair, encoding="utf-8")
    return folder
