using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Ingest;

/// <summary>The threads that read: each takes the next turn, over and over.</summary>
internal sealed partial class ReadService(ReadQueue queue, IOptions<DashboardOptions> options, ILogger<ReadService> log) : IHostedService
{
    /// <summary>Bytes of one turn: some ten milliseconds of work, so that the others never wait long.</summary>
    private const long Quantum = 2 << 20;

    private Thread[] _threads = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var count = options.Value.Readers is > 0 and var asked ? asked : Environment.ProcessorCount;
        _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(Run) { IsBackground = true, Name = $"reader {i}", Priority = ThreadPriority.BelowNormal })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        return Task.Run(() => Array.ForEach(_threads, thread => thread.Join()), cancellationToken);
    }

    private void Run()
    {
        while (queue.Take(out var tailed))
        {
            queue.Return(tailed, TryRead(tailed));
        }
    }

    private TurnOutcome TryRead(ITailed tailed)
    {
        try
        {
            return tailed.Read(Quantum);
        }
#pragma warning disable CA1031 // One run's fault must not end the reading of the others; it is polled again as an idle one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TurnFailed(e, tailed);
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading {Run} failed.")]
    private partial void TurnFailed(Exception exception, ITailed run);
}
