using System.Runtime.InteropServices;

namespace EventFormat.Writing;

/// <summary>The machine and process a run is made by.</summary>
public sealed record RunHost
{
    /// <summary>Name of the machine.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Its operating system.</summary>
    public string System { get; init => field = value ?? ""; } = "";

    /// <summary>What executes the program, such as <c>.NET 10.0.1</c>.</summary>
    public string Runtime { get; init => field = value ?? ""; } = "";

    /// <summary>The process' number.</summary>
    public int ProcessId { get; init; }

    /// <summary>How many processors it may use.</summary>
    public int Processors { get; init; }

    /// <summary>This machine and process.</summary>
    public static RunHost Current() => new()
    {
        Name = Environment.MachineName,
        System = RuntimeInformation.OSDescription,
        Runtime = RuntimeInformation.FrameworkDescription,
        ProcessId = Environment.ProcessId,
        Processors = Environment.ProcessorCount,
    };
}
