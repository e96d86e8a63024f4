using System.Globalization;
using EventFormat.Runs;

namespace Dashboard.Web.Components.Health;

/// <summary>How much there is of what is not shown.</summary>
internal static class ForeignWords
{
    /// <summary>For example "4 profiles and 1 debugger dump"; empty when there is nothing.</summary>
    public static string Of(IReadOnlyCollection<ForeignData> foreign) => string.Join(" and ", new[]
    {
        Count(foreign, ForeignKind.Profile, "profile"),
        Count(foreign, ForeignKind.Debugger, "debugger dump"),
    }.Where(words => words.Length > 0));

    private static string Count(IReadOnlyCollection<ForeignData> foreign, ForeignKind kind, string word) => foreign.Count(one => one.Kind == kind) switch
    {
        0 => "",
        1 => $"1 {word}",
        var many => string.Create(CultureInfo.InvariantCulture, $"{many:N0} {word}s"),
    };
}
