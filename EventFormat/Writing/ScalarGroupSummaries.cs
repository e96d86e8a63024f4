namespace EventFormat.Writing;

/// <summary>Logs scalars that belong into one chart.</summary>
public static class ScalarGroupSummaries
{
    /// <summary>Logs scalars as PyTorch does: each key in a run of its own below this one, <c>tag_key</c>, all under one tag.</summary>
    public static void AddScalars(
        this SummaryWriter writer, string tag, IEnumerable<KeyValuePair<string, double>> values, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (key, value) in values)
        {
            writer.SubRun(FileName($"{tag}_{key}")).AddScalar(tag, value, step, wallTime);
        }
    }

    /// <summary>
    /// Logs scalars in this run, each under <c>tag/key</c>, and lays them out in one chart of the custom-scalars dashboard.
    /// </summary>
    /// <remarks>The layout replaces one logged by <see cref="CustomScalarSummaries"/>: use one or the other.</remarks>
    public static void AddScalarGroup(
        this SummaryWriter writer, string tag, IEnumerable<KeyValuePair<string, double>> values, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (key, value) in values)
        {
            var full = $"{tag}/{key}";
            if (writer.Groups.Add(tag, full, out var layout))
            {
                writer.AddCustomScalarLayout(layout!, wallTime: wallTime);
            }

            writer.AddScalar(full, value, step, wallTime);
        }
    }

    /// <summary>One name in a directory, whatever the tag: never a path.</summary>
    private static string FileName(string name) => string.Create(name.Length, name, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] is '/' or '\\' or '\0' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(from[i]) ? '_' : from[i];
        }
    });
}
