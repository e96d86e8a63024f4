namespace Training.Core.Watch;

/// <summary>The machine's memory, or what a container has of it.</summary>
internal sealed class MemoryGauge(string meminfo = "/proc/meminfo") : ISystemGauge
{
    private const double KibiPerMebi = 1024;

    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        var (total, available, swapTotal, swapFree) = (0.0, 0.0, 0.0, 0.0);
        foreach (var line in ProcFile.Lines(meminfo))
        {
            if (ProcFile.Words(line) is [var name, var kibi, ..])
            {
                var mebi = ProcFile.Number(kibi) / KibiPerMebi;
                (total, available, swapTotal, swapFree) = name switch
                {
                    "MemTotal" => (mebi, available, swapTotal, swapFree),
                    "MemAvailable" => (total, mebi, swapTotal, swapFree),
                    "SwapTotal" => (total, available, mebi, swapFree),
                    "SwapFree" => (total, available, swapTotal, mebi),
                    _ => (total, available, swapTotal, swapFree),
                };
            }
        }

        if (total > 0)
        {
            yield return ("system/memory/used_mib", total - available);
            yield return ("system/memory/used_percent", 100 * (total - available) / total);
            yield return ("system/memory/swap_used_mib", swapTotal - swapFree);
            yield break;
        }

        var known = GC.GetGCMemoryInfo();
        if (known.TotalAvailableMemoryBytes > 0)
        {
            yield return ("system/memory/used_mib", known.MemoryLoadBytes / Units.Mebi);
            yield return ("system/memory/used_percent", 100.0 * known.MemoryLoadBytes / known.TotalAvailableMemoryBytes);
        }
    }
}
