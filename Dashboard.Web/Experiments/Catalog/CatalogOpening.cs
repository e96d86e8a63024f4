using LiteDB;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>Opens the database whatever state it is in: migrated with a copy first, set aside and made again when it is broken.</summary>
internal sealed class CatalogOpening(CatalogFiles files, CatalogSchema schema)
{
    /// <returns>The database, and what people must know; null when all is well.</returns>
    /// <exception cref="CatalogException">It cannot be used now: locked, or made by a newer version.</exception>
    public (CatalogDatabase Database, string? Message) Open()
    {
        var isThere = new FileInfo(files.Database) is { Exists: true, Length: > 0 };
        CatalogDatabase? database = null;
        try
        {
            if (isThere && !files.IsDatabase())
            {
                throw new InvalidDataException("It is no LiteDB file.");
            }

            database = CatalogDatabase.Open(files, schema, out _);
            database.ReadAll();
            return isThere ? (database, null) : (Restore(database, out var restored), restored ? "The catalog was missing and was made again from its last snapshot." : null);
        }
        catch (Exception e) when (e is not CatalogException)
        {
            database?.Dispose();
            if (IsLocked(e))
            {
                throw new CatalogException($"The catalog cannot be opened ({e.Message.TrimEnd('.')}): what people said is shown as last written.", e);
            }

            return MakeAgain(e);
        }
    }

    private (CatalogDatabase Database, string Message) MakeAgain(Exception cause)
    {
        var name = files.SetAside();
        var database = Restore(CatalogDatabase.Open(files, schema, out _), out var restored);
        var outcome = restored ? "what people said is as of its last snapshot" : "there was no snapshot to make it again from";
        return (database, $"The catalog could not be read ({cause.Message.TrimEnd('.')}). It was set aside as {name}; {outcome}.");
    }

    private CatalogDatabase Restore(CatalogDatabase database, out bool restored)
    {
        restored = CatalogSnapshotFile.TryRead(files.Snapshot, out var snapshot) && snapshot.Marks.Count > 0;
        if (restored)
        {
            database.Write(snapshot.Marks, []);
        }

        return database;
    }

    private static bool IsLocked(Exception e) =>
        e is UnauthorizedAccessException or LiteException { ErrorCode: LiteException.LOCK_TIMEOUT or LiteException.ALREADY_OPEN_DATAFILE }
        || (e is IOException and not EndOfStreamException && (e.HResult & 0xFFFF) is 11 or 13 or 32 or 33);
}
