using System.Diagnostics;

namespace EventFormat.Tests.Writing;

/// <summary>Waits for what another thread is about to do, never longer than a slow machine needs.</summary>
internal static class Eventually
{
    public static bool Holds(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(20))
            {
                return false;
            }

            Thread.Yield();
        }

        return true;
    }
}
