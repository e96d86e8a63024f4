using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventFormat.Tests.Oracle;

/// <summary>What TensorBoard's fast loader holds of the edge cases and the wild logs, scalars unsampled.</summary>
internal static partial class RustboardOracle
{
    private static readonly Lazy<Dictionary<(string Directory, string Run), List<RustboardTag>>> Recorded = new(Load);

    public static IReadOnlyDictionary<(string Directory, string Run), List<RustboardTag>> Runs => Recorded.Value;

    private static Dictionary<(string, string), List<RustboardTag>> Load()
    {
        var runs = new Dictionary<(string, string), List<RustboardTag>>();
        Read(runs, "wild", "wild.rustboard.txt");
        Read(runs, "edge", "edge.rustboard.txt");
        return runs;
    }

    private static void Read(Dictionary<(string, string), List<RustboardTag>> runs, string root, string file)
    {
        var directory = root;
        List<RustboardTag> tags = [];
        foreach (var line in File.ReadLines(SharedData.PathOf(file)))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                // Cases named with a slash are directories of their own, beside the edge cases.
                directory = line.Contains('/', StringComparison.Ordinal) ? line[4..] : $"{root}/{line[4..]}";
            }
            else if (RunLine().Match(line) is { Success: true } run)
            {
                runs.Add((directory, Unescape(run.Groups[1].Value)), tags = []);
            }
            else if (TagLine().Match(line) is { Success: true } tag)
            {
                var points = tag.Groups[4].Value.Split("] ... [");
                tags.Add(new RustboardTag(
                    tag.Groups[1].Value.TrimEnd(),
                    Unescape(tag.Groups[2].Value),
                    int.Parse(tag.Groups[3].Value, CultureInfo.InvariantCulture),
                    Points(points[0]),
                    points.Length > 1 ? Points(points[1]) : []));
            }
        }
    }

    private static (long, float)[] Points(string text) => [.. PointText().Matches(text).Select(point => (
        long.Parse(point.Groups[1].Value, CultureInfo.InvariantCulture),
        point.Groups[2].Value switch
        {
            "NaN" => float.NaN,
            "inf" => float.PositiveInfinity,
            "-inf" => float.NegativeInfinity,
            var number => float.Parse(number, CultureInfo.InvariantCulture),
        }))];

    // Strings as Rust's Debug writes them.
    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                var end = text.IndexOf('}', i);
                result.Append(char.ConvertFromUtf32(int.Parse(text[(i + 2)..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                i = end;
            }
            else
            {
                result.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other });
            }
        }

        return result.ToString();
    }

    [GeneratedRegex("^run \"(.*)\" start_time=")]
    private static partial Regex RunLine();

    [GeneratedRegex("^  (scalar|tensor|blobs ) ?\"(.*)\" n=([0-9]+)(.*)$")]
    private static partial Regex TagLine();

    [GeneratedRegex(@"\((-?[0-9]+), ([^)]+)\)")]
    private static partial Regex PointText();
}
