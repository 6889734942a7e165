"""Rules of immigration status: status and papers, proceedings and detention, citizenship, arrival."""
