namespace Benchmarks.Reporting;

/// <summary>One subject measured against its budgets, with references measured in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    Task RunAsync(Report report);
}
