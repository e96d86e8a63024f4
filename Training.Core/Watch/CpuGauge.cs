namespace Training.Core.Watch;

/// <summary>All processors together, and how many wait for them (Linux).</summary>
internal sealed class CpuGauge(string stat = "/proc/stat", string load = "/proc/loadavg") : ISystemGauge
{
    private const int Idle = 4;
    private const int WaitsForDisk = 5;
    private (double Busy, double All)? _before;

    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        if (ProcFile.Lines(stat).FirstOrDefault() is { } first && ProcFile.Words(first) is ["cpu", ..] words && words.Length > WaitsForDisk)
        {
            var all = words.Skip(1).Take(8).Sum(ProcFile.Number); // guest time is part of user time already
            var busy = all - ProcFile.Number(words[Idle]) - ProcFile.Number(words[WaitsForDisk]);
            if (_before is { } before && all > before.All)
            {
                yield return ("system/cpu/percent", Math.Clamp(100 * (busy - before.Busy) / (all - before.All), 0, 100));
            }

            _before = (busy, all);
        }

        if (ProcFile.Lines(load).FirstOrDefault() is { } line && ProcFile.Words(line) is [var lastMinute, ..])
        {
            yield return ("system/cpu/load_1min", ProcFile.Number(lastMinute));
        }
    }
}
