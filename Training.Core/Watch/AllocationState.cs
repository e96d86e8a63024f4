using System.Globalization;
using TorchSharp;

namespace Training.Core.Watch;

/// <summary>Where memory stood.</summary>
/// <param name="LiveTensors">Tensors that were not disposed.</param>
/// <param name="PeakTensors">Most that there ever were at once.</param>
/// <param name="ResidentBytes">Memory of the process.</param>
/// <param name="ManagedBytes">The managed heap's part of it.</param>
/// <param name="MachineBytes">Memory that the process may use at most.</param>
/// <param name="Gpus">Used and all memory of every GPU, in bytes; empty where none tells.</param>
public sealed record AllocationState(
    long LiveTensors, long PeakTensors, long ResidentBytes, long ManagedBytes, long MachineBytes, IReadOnlyList<(ulong Used, ulong Total)> Gpus)
{
    /// <summary>How it stands now.</summary>
    public static AllocationState Now()
    {
        using var nvml = Nvml.TryOpen();
        return new AllocationState(
            torch.Tensor.TotalCount,
            torch.Tensor.PeakCount,
            Environment.WorkingSet,
            GC.GetTotalMemory(forceFullCollection: false),
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            nvml is null ? [] : [.. nvml.Read().Select(gpu => (gpu.MemoryUsedBytes ?? 0, gpu.MemoryTotalBytes ?? 0))]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{LiveTensors:N0} live tensors (at most {PeakTensors:N0} before); process {ResidentBytes / Units.Mebi:N0} MiB, of which managed {ManagedBytes / Units.Mebi:N0}; machine {MachineBytes / Units.Mebi:N0} MiB")
        + string.Concat(Gpus.Select((gpu, i) => string.Create(CultureInfo.InvariantCulture, $"; GPU {i} {gpu.Used / Units.Mebi:N0} of {gpu.Total / Units.Mebi:N0} MiB")));
}
