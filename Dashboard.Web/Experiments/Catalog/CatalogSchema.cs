using LiteDB;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>The versions of the database, and the way from each to the next.</summary>
/// <param name="Migrations">The n-th makes version n + 1 out of version n; the first one makes the empty database.</param>
internal sealed record CatalogSchema(IReadOnlyList<Action<ILiteDatabase>> Migrations)
{
    public const string Runs = "runs";
    public const string History = "history";

    public static CatalogSchema Newest { get; } = new([CreateFirst]);

    public int Version => Migrations.Count;

    // runs:    { _id: the run's key, marks: { "<MarkField>": text } }
    // history: { _id: number, at: UTC ticks, who, undoes?, changes: [{ run, field, before?, after? }] }
    private static void CreateFirst(ILiteDatabase database)
    {
        database.GetCollection(Runs);
        database.GetCollection(History).EnsureIndex("run", "$.changes[*].run");
    }
}
