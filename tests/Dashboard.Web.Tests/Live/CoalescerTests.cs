using Dashboard.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Live;

public sealed class CoalescerTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly SemaphoreSlim _ran = new(0);
    private int _state;
    private int _seen;
    private int _runs;

    public void Dispose() => _ran.Dispose();

    [Fact]
    public async Task Signal_Idle_RunsAtOnce()
    {
        using var coalescer = Coalescer();
        coalescer.Signal();
        await RanAsync();
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Signal_TenThousandTimes_RunsTwiceAndSeesTheLastState()
    {
        using var coalescer = Coalescer();
        for (_state = 1; _state < 10_000; _state++)
        {
            coalescer.Signal();
        }

        await RanAsync();
        coalescer.Signal();
        await RanAsync(advance: true);

        Assert.Equal(10_000, _seen);
        Assert.InRange(_runs, 2, 3);
    }

    [Fact]
    public async Task Signal_WithinTheInterval_WaitsForItsEnd()
    {
        using var coalescer = Coalescer();
        coalescer.Signal();
        await RanAsync();
        coalescer.Signal();
        _time.Advance(Interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Volatile.Read(ref _runs));
        await RanAsync(advance: true);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Callback_Throws_TheNextSignalStillRuns()
    {
        using var coalescer = new Coalescer(Interval, _time, NullLogger.Instance, _ =>
        {
            Interlocked.Increment(ref _runs);
            _ran.Release();
            throw new InvalidOperationException("once");
        });
        coalescer.Signal();
        await RanAsync();
        coalescer.Signal();
        await RanAsync(advance: true);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public void Signal_AfterDispose_DoesNothing()
    {
        var coalescer = Coalescer();
        coalescer.Dispose();
        coalescer.Signal();
        Assert.False(_ran.Wait(0, TestContext.Current.CancellationToken));
    }

    private Coalescer Coalescer() => new(Interval, _time, NullLogger.Instance, _ =>
    {
        Volatile.Write(ref _seen, Volatile.Read(ref _state));
        Interlocked.Increment(ref _runs);
        _ran.Release();
        return Task.CompletedTask;
    });

    /// <summary>Waits for a run; the clock goes on meanwhile when the interval has to pass first.</summary>
    private async Task RanAsync(bool advance = false)
    {
        var ran = _ran.WaitAsync(Patience, TestContext.Current.CancellationToken);
        while (advance && !ran.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.True(await ran);
    }
}
