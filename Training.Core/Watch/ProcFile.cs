using System.Globalization;

namespace Training.Core.Watch;

/// <summary>Files of Linux's /proc: nothing where there are none.</summary>
internal static class ProcFile
{
    public static IEnumerable<string> Lines(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // containers hide some of them
        }
    }

    public static string[] Words(string line) => line.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries);

    public static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
