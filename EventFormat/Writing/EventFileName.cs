using System.Globalization;

namespace EventFormat.Writing;

/// <summary>Names event files as TensorBoard does: <c>events.out.tfevents.SECONDS.HOST.PROCESS.NUMBER</c> and a suffix.</summary>
internal static class EventFileName
{
    private static long _next = -1;

    /// <summary>A number no other file of this process has.</summary>
    public static long NextNumber() => Interlocked.Increment(ref _next);

    public static string Compose(long seconds, string host, int process, long number, string suffix) =>
        string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds:D10}.{Clean(host)}.{process}.{number}{suffix}");

    // A host name is whatever someone configured.
    private static string Clean(string host) => host.Replace('/', '_').Replace('\\', '_');
}
