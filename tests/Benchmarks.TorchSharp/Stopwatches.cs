using System.Diagnostics;

namespace Benchmarks.TorchSharp;

/// <summary>Times an action by rounds that double until they are long enough to trust.</summary>
internal static class Stopwatches
{
    private const int Rounds = 7;

    /// <summary>The median of what a call takes.</summary>
    public static double Microseconds(Action<int> action)
    {
        var calls = 1;
        while (Time(action, calls) < TimeSpan.FromMilliseconds(100))
        {
            calls *= 2;
        }

        return Enumerable.Range(0, Rounds).Select(_ => Time(action, calls).TotalMicroseconds / calls).Order().ElementAt(Rounds / 2);
    }

    /// <summary>What a call takes at best, in microseconds, and the median of its ratios to a reference that runs right before it.</summary>
    public static (double Best, double Ratio) Beside(Action<int> action, Action<int> reference)
    {
        action(0);
        var runs = Enumerable.Range(0, 3 * Rounds).Select(round => (Reference: Time(_ => reference(round), 1), Time: Time(_ => action(round), 1))).ToArray();
        return (runs.Min(run => run.Time).TotalMicroseconds, runs.Select(run => run.Time / run.Reference).Order().ElementAt(runs.Length / 2));
    }

    private static TimeSpan Time(Action<int> action, int calls)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
        {
            action(i);
        }

        return clock.Elapsed;
    }
}
