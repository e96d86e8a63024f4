using System.Globalization;
using System.Text;
using Dashboard.Web.Series;

namespace Dashboard.Web.Components.HParams;

/// <summary>Draws a series as the path of a word-sized picture, 60 by 18.</summary>
internal static class Sparkline
{
    /// <summary>More points than this no one could tell apart.</summary>
    public const int Points = 32;

    private const double Width = 60;
    private const double Top = 2;
    private const double Height = 14;

    /// <summary>The path over steps; null when fewer than two values are finite.</summary>
    public static string? Path(SeriesPoint[] points)
    {
        var finite = Array.FindAll(points, point => double.IsFinite(point.Value));
        if (finite.Length < 2)
        {
            return null;
        }

        var (from, to) = ((double)finite[0].Step, (double)finite[^1].Step);
        var (min, max) = (finite.Min(point => point.Value), finite.Max(point => point.Value));
        var path = new StringBuilder();
        foreach (var point in finite)
        {
            var x = to > from ? (point.Step - from) / (to - from) * Width : 0;
            var y = max > min ? Top + ((1 - ((point.Value - min) / (max - min))) * Height) : Top + (Height / 2);
            path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
        }

        return path.ToString();
    }
}
