using System.Diagnostics;
using TorchSharp;

namespace Training.Core.Watch;

/// <summary>This process: processor, memory, threads, live tensors.</summary>
internal sealed class ProcessGauge : ISystemGauge
{
    private RateCounter _processor;

    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        if (_processor.Next(process.TotalProcessorTime.TotalSeconds, elapsed) is { } cores)
        {
            yield return ("system/process/cpu_percent", 100 * cores); // 100 is one core
        }

        yield return ("system/process/memory_mib", process.WorkingSet64 / Units.Mebi);
        yield return ("system/process/managed_heap_mib", GC.GetTotalMemory(forceFullCollection: false) / Units.Mebi);
        yield return ("system/process/threads", process.Threads.Count);
        yield return ("system/process/live_tensors", torch.Tensor.TotalCount);
    }
}
