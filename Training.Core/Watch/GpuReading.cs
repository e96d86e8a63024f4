namespace Training.Core.Watch;

/// <summary>What a GPU tells of itself; null what it does not tell.</summary>
/// <param name="Index">Its number, as NVML counts.</param>
/// <param name="UtilizationPercent">Share of the last moment in which something was computed.</param>
/// <param name="MemoryUsedBytes">Memory in use by all processes.</param>
/// <param name="MemoryTotalBytes">Memory it has.</param>
/// <param name="PowerWatts">Power it draws.</param>
/// <param name="TemperatureCelsius">Temperature of the chip.</param>
internal sealed record GpuReading(
    int Index, double? UtilizationPercent, ulong? MemoryUsedBytes, ulong? MemoryTotalBytes, double? PowerWatts, double? TemperatureCelsius);
