using System.Collections.Immutable;
using LiteDB;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>The LiteDB file: opened, brought to the newest schema, read whole, written in short transactions.</summary>
/// <remarks>Used by one thread at a time, by one process at a time.</remarks>
internal sealed class CatalogDatabase : IDisposable
{
    // LiteDB would look at its write-ahead log after a thousand pages; this keeps it small.
    private const int CommitsPerCheckpoint = 200;

    private readonly CatalogFiles _files;
    private LiteDatabase _database;
    private bool _isFaulted;
    private int _commits;

    private CatalogDatabase(CatalogFiles files, LiteDatabase database) => (_files, _database) = (files, database);

    private ILiteCollection<BsonDocument> Runs => _database.GetCollection(CatalogSchema.Runs);

    private ILiteCollection<BsonDocument> History => _database.GetCollection(CatalogSchema.History);

    /// <summary>Opens the database, made if need be, and migrates an older one after copying it.</summary>
    /// <param name="files">Where it is.</param>
    /// <param name="schema">What it shall be like.</param>
    /// <param name="backup">The name of the copy; null when nothing had to be migrated.</param>
    /// <exception cref="CatalogException">A newer Monitor made it.</exception>
    /// <exception cref="Exception">It is broken or locked: LiteDB throws many kinds.</exception>
    public static CatalogDatabase Open(CatalogFiles files, CatalogSchema schema, out string? backup)
    {
        backup = null;
        var database = Connect(files);
        try
        {
            var version = database.UserVersion;
            if (version > schema.Version)
            {
                throw new CatalogException($"The catalog was made by a newer version of Monitor (schema {version}, this one knows {schema.Version}).");
            }

            if (version is > 0 && version < schema.Version)
            {
                database.Dispose(); // Puts everything into one file.
                backup = files.BackUp(version);
                database = Connect(files);
            }

            Migrate(database, version, schema);
            return new CatalogDatabase(files, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public CatalogSnapshot ReadAll()
    {
        var marks = Runs.FindAll().ToImmutableDictionary(document => document["_id"].AsString, CatalogDocuments.ReadMarks, StringComparer.Ordinal);
        return new CatalogSnapshot(marks, Newest(null, 1) is [var last] ? last.Id : 0);
    }

    /// <summary>Writes marks and entries, all or none; on return they are on the disk.</summary>
    public void Write(IReadOnlyDictionary<string, RunMarks> marks, IReadOnlyList<CatalogEntry> entries)
    {
        if (_isFaulted)
        {
            // LiteDB closes itself when its disk fails; what was committed is still there.
            _database.Dispose();
            _database = Connect(_files);
            _isFaulted = false;
        }

        _database.BeginTrans();
        try
        {
            foreach (var (run, now) in marks)
            {
                if (now.IsNone)
                {
                    Runs.Delete(run);
                }
                else
                {
                    Runs.Upsert(CatalogDocuments.Of(run, now));
                }
            }

            foreach (var entry in entries)
            {
                History.Insert(CatalogDocuments.Of(entry));
            }

            _database.Commit();
        }
        catch
        {
            _isFaulted = true;
            throw;
        }

        if (++_commits % CommitsPerCheckpoint == 0)
        {
            _database.Checkpoint();
        }
    }

    public CatalogEntry? Find(long entry) => History.FindById(entry) is { } found ? CatalogDocuments.ReadEntry(found) : null;

    public ImmutableArray<CatalogEntry> Newest(string? run, int count)
    {
        var entries = run is null ? History.Query() : History.Query().Where("$.changes[*].run ANY = @0", run);
        return [.. entries.OrderByDescending("_id").Limit(count).ToEnumerable().Select(CatalogDocuments.ReadEntry)];
    }

    public void Dispose() => _database.Dispose(); // Checkpoints.

    private static LiteDatabase Connect(CatalogFiles files) =>
        new(new ConnectionString { Filename = files.Database, Connection = ConnectionType.Direct }) { CheckpointSize = 1000, UtcDate = true };

    private static void Migrate(LiteDatabase database, int version, CatalogSchema schema)
    {
        for (; version < schema.Version; version++)
        {
            schema.Migrations[version](database);
            database.UserVersion = version + 1;
        }

        database.Checkpoint();
    }
}
