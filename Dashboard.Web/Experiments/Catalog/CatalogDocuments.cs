using System.Globalization;
using LiteDB;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>Marks and entries as LiteDB documents.</summary>
/// <remarks>Times are ticks: LiteDB would give them back as local times cut to milliseconds.</remarks>
internal static class CatalogDocuments
{
    public static BsonDocument Of(string run, RunMarks marks) => new()
    {
        ["_id"] = run,
        ["marks"] = new BsonDocument(marks.Texts.ToDictionary(mark => Number(mark.Key), mark => new BsonValue(mark.Value))),
    };

    public static RunMarks ReadMarks(BsonDocument document) =>
        document["marks"].AsDocument.Aggregate(
            RunMarks.None,
            (marks, mark) => marks.With((MarkField)int.Parse(mark.Key, NumberStyles.None, CultureInfo.InvariantCulture), mark.Value.AsString));

    public static BsonDocument Of(CatalogEntry entry) => new()
    {
        ["_id"] = entry.Id,
        ["at"] = entry.At.UtcTicks,
        ["who"] = entry.Who,
        ["undoes"] = entry.Undoes is { } undone ? new BsonValue(undone) : BsonValue.Null,
        ["changes"] = new BsonArray(entry.Changes.Select(Of)),
    };

    public static CatalogEntry ReadEntry(BsonDocument document) => new(
        document["_id"].AsInt64,
        new DateTimeOffset(document["at"].AsInt64, TimeSpan.Zero),
        document["who"].AsString,
        [.. document["changes"].AsArray.Select(change => ReadChange(change.AsDocument))],
        document["undoes"].IsNull ? null : document["undoes"].AsInt64);

    private static BsonValue Of(MarkChange change) => new BsonDocument
    {
        ["run"] = change.Run,
        ["field"] = (int)change.Field,
        ["before"] = change.Before,
        ["after"] = change.After,
    };

    private static MarkChange ReadChange(BsonDocument change) =>
        new(change["run"].AsString, (MarkField)change["field"].AsInt32, Text(change["before"]), Text(change["after"]));

    private static string? Text(BsonValue value) => value.IsNull ? null : value.AsString;

    private static string Number(MarkField field) => ((int)field).ToString(CultureInfo.InvariantCulture);
}
