using System.Globalization;

namespace EventFormat.Writing;

/// <summary>Names event files as TensorBoard does: <c>events.out.tfevents.SECONDS.HOST.PROCESS.NUMBER</c> and a suffix.</summary>
/// <remarks>Readers take the files of a run in ordinal order of name, hence the zeros before the numbers.</remarks>
internal static class EventFileName
{
    private const string Start = "events.out.tfevents.";
    private const int SecondsDigits = 10;
    private const long MaxSeconds = 9_999_999_999;

    private static long _next = -1;

    /// <summary>A number no other file of this process has.</summary>
    public static long NextNumber() => Interlocked.Increment(ref _next);

    public static string Compose(long seconds, string host, int process, long number, string suffix) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}{seconds:D10}.{Clean(host)}.{process}.{number:D6}{suffix}");

    /// <summary>The second that makes a name come after those of the files that are there: the given one if it can be.</summary>
    /// <remarks>Two processes within a second, a clock that was set back: the new file still holds what is newer.</remarks>
    public static long SecondsAfter(IEnumerable<string> names, long seconds, Func<long, string> compose)
    {
        seconds = Math.Clamp(seconds, 0, MaxSeconds);
        foreach (var name in names)
        {
            if (SecondsOf(name) is { } there && there >= seconds && there < MaxSeconds && string.CompareOrdinal(name, compose(seconds)) >= 0)
            {
                seconds = there + 1;
            }
        }

        return seconds;
    }

    private static long? SecondsOf(string name) =>
        name.StartsWith(Start, StringComparison.Ordinal) && name.Length > Start.Length + SecondsDigits && name[Start.Length + SecondsDigits] == '.'
        && long.TryParse(name.AsSpan(Start.Length, SecondsDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    // A host name is whatever someone configured.
    private static string Clean(string host) => host.Replace('/', '_').Replace('\\', '_');
}
