using System.Globalization;

namespace Dashboard.Web.Components.Shell;

/// <summary>Byte counts in words, in decimal units.</summary>
public static class ByteCount
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>For example "3.1 GB".</summary>
    public static string Text(long bytes) => $"{Number(bytes, Unit(bytes))} {Units[Unit(bytes)]}";

    /// <summary>For example "3.1 of 8.4 GB": both in the unit of the whole.</summary>
    public static string Of(long part, long whole) => $"{Number(part, Unit(whole))} of {Text(whole)}";

    private static int Unit(long bytes)
    {
        var unit = 0;
        for (var rest = (double)bytes; rest >= 999.5 && unit < Units.Length - 1; rest /= 1000)
        {
            unit++;
        }

        return unit;
    }

    private static string Number(long bytes, int unit)
    {
        var value = bytes / Math.Pow(1000, unit);
        return value.ToString(unit == 0 || value >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture);
    }
}
