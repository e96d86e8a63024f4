namespace Training.Core.Watch;

/// <summary>GPUs: how busy, how full, how much power, how warm.</summary>
internal sealed class GpuGauge(Func<IEnumerable<GpuReading>> read) : ISystemGauge
{
    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        foreach (var gpu in read())
        {
            var place = $"system/gpu_{gpu.Index}";
            if (gpu.UtilizationPercent is { } busy)
            {
                yield return ($"{place}/utilization_percent", busy);
            }

            if (gpu is { MemoryUsedBytes: { } used, MemoryTotalBytes: { } total and > 0 })
            {
                yield return ($"{place}/memory_used_mib", used / Units.Mebi);
                yield return ($"{place}/memory_used_percent", 100.0 * used / total);
            }

            if (gpu.PowerWatts is { } watts)
            {
                yield return ($"{place}/power_watts", watts);
            }

            if (gpu.TemperatureCelsius is { } degrees)
            {
                yield return ($"{place}/temperature_celsius", degrees);
            }
        }
    }
}
