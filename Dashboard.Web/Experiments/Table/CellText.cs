using System.Globalization;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Table;

/// <summary>Values as a cell shows them: numbers with four digits, times by their distance, durations by their two greatest units.</summary>
internal static class CellText
{
    private const double Day = 86400;
    private const double EndOfTime = 253_402_300_799;

    public static string Short(Operand column, TrialValue value, double now) => !value.IsNumber ? value.Text : column.Kind switch
    {
        ValueKind.Time => Ago(value.Number, now),
        ValueKind.Duration => Duration(value.Number),
        _ => value.ShortText,
    };

    /// <summary>The whole value, for whoever wants to know exactly.</summary>
    public static string Long(Operand column, TrialValue value) => value.IsNumber && column.Kind == ValueKind.Time ? Date(value.Number, "yyyy-MM-dd HH:mm:ss 'UTC'")
        : value.IsNumber && column.Kind == ValueKind.Duration ? $"{value.ShortText} s"
        : value.Text;

    /// <summary>A time as a date, a duration by its two greatest units, whatever the moment.</summary>
    public static string Exact(Operand column, TrialValue value) => column.Kind == ValueKind.Duration ? Duration(value.Number) : Long(column, value);

    public static string Duration(double seconds) => seconds switch
    {
        < 0 or double.NaN or double.PositiveInfinity => "",
        < 1 => $"{(int)(seconds * 1000)} ms",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
        < 3600 => $"{(int)seconds / 60} m {(int)seconds % 60:00} s",
        < Day => $"{(int)seconds / 3600} h {(int)seconds / 60 % 60:00} m",
        _ => $"{(long)(seconds / Day)} d {(int)(seconds % Day / 3600)} h",
    };

    private static string Ago(double time, double now) => (now - time) switch
    {
        < -60 or double.NaN => Date(time, "yyyy-MM-dd HH:mm"),
        < 5 => "now",
        < 60 and var seconds => $"{(int)seconds} s ago",
        < 3600 and var seconds => $"{(int)seconds / 60} m ago",
        < Day and var seconds => $"{(int)seconds / 3600} h ago",
        _ => Date(time, "yyyy-MM-dd HH:mm"),
    };

    private static string Date(double time, string format) => Math.Abs(time) < EndOfTime / 4
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)(time * 1000)).ToString(format, CultureInfo.InvariantCulture)
        : "";
}
