using Dashboard.Web.Ingest;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Ingest;

public sealed class ReadQueueTests : IDisposable
{
    private static readonly TurnOutcome More = new(HasMore: true, HasChanged: true);
    private static readonly TurnOutcome Grew = new(HasMore: false, HasChanged: true);
    private static readonly TurnOutcome Idle = new(HasMore: false, HasChanged: false);

    private readonly FakeTimeProvider _time = new();
    private readonly ReadQueue _queue;

    public ReadQueueTests() => _queue = new ReadQueue(_time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void TryTake_OneRunAlwaysHasMore_TheOthersGetTheirTurnsInBetween()
    {
        var huge = Add();
        var small = Add();

        Assert.Same(huge, Take());
        _queue.Return(huge, More);
        Assert.Same(small, Take());
        _queue.Return(small, More);
        Assert.Same(huge, Take());
    }

    [Fact]
    public void TryTake_RunUnderWay_IsNotGivenToASecondThread()
    {
        Add();
        Take();
        Assert.Null(Take());
    }

    [Fact]
    public void TryTake_SomeoneLooksAtARun_ItGoesFirst()
    {
        Add();
        Add();
        var wanted = Add(isWanted: true);
        Assert.Same(wanted, Take());
    }

    [Fact]
    public void TryTake_WantedRunAlwaysHasMore_TheOthersDoNotStarve()
    {
        var other = Add();
        var wanted = Add(isWanted: true);
        List<ITailed> turns = [];
        for (var i = 0; i < 8; i++)
        {
            var next = Take()!;
            turns.Add(next);
            _queue.Return(next, next == wanted ? More : Idle);
        }

        Assert.Contains(other, turns);
        Assert.True(turns.Count(turn => turn == wanted) >= 6);
    }

    [Fact]
    public void Return_RunGrew_IsPolledAgainAfterTheShortestWait()
    {
        var run = Add();
        Take();
        _queue.Return(run, Grew);

        _time.Advance(ReadQueue.ShortestWait - TimeSpan.FromMilliseconds(1));
        Assert.Null(Take());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Same(run, Take());
    }

    [Fact]
    public void Return_RunIdleForAMinute_IsPolledNoMoreOftenThanTheLongestWait()
    {
        var run = Add();
        Take();
        _time.Advance(TimeSpan.FromMinutes(1));
        _queue.Return(run, Idle);

        _time.Advance(ReadQueue.LongestWait - TimeSpan.FromMilliseconds(1));
        Assert.Null(Take());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Same(run, Take());
    }

    [Fact]
    public void Wake_IdleRun_HasItsTurnAtOnce()
    {
        var run = Add();
        Take();
        _time.Advance(TimeSpan.FromMinutes(1));
        _queue.Return(run, Idle);
        _time.Advance(TimeSpan.FromMilliseconds(500));

        _queue.Wake(run);

        Assert.Same(run, Take());
    }

    [Fact]
    public void Wake_DuringItsTurn_GivesItAnotherOne()
    {
        var run = Add();
        Take();
        _time.Advance(TimeSpan.FromMinutes(1));
        _queue.Wake(run);
        _queue.Return(run, Idle);

        _time.Advance(ReadQueue.Breath);
        Assert.Same(run, Take());
    }

    [Fact]
    public void Wake_SomeoneBeginsToLookAtTheLastInLine_ItGoesFirstAndOnlyOnce()
    {
        var first = Add();
        var second = Add();
        var last = Add();

        last.IsWanted = true;
        _queue.Wake(last);
        _queue.Wake(last);

        Assert.Equal([last, first, second, null], new[] { Take(), Take(), Take(), Take() });
    }

    [Fact]
    public void Wake_HundredsOfTimesASecond_CostsNoMoreTurnsThanBreathsFit()
    {
        var run = Add();
        var turns = 0;
        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            _queue.Wake(run);
            if (Take() is { } taken)
            {
                turns++;
                _queue.Return(taken, Grew);
            }

            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(turns, 15, 21);
    }

    [Fact]
    public void Remove_RunUnderWay_ItComesBackNoMore()
    {
        var run = Add();
        Take();
        _queue.Remove(run);
        _queue.Return(run, More);
        _queue.Wake(run);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(Take());
    }

    [Fact]
    public async Task Take_NothingDue_WaitsUntilTheNextTurnIs()
    {
        var run = Add();
        Take();
        _queue.Return(run, Grew);
        var taken = Task.Run(() => _queue.Take(out var tailed) ? tailed : null, TestContext.Current.CancellationToken);

        while (!taken.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.Same(run, await taken);
    }

    [Fact]
    public async Task Close_ThreadsWait_AllOfThemEnd()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => Task.Run(() => _queue.Take(out var _))).ToArray();
        _queue.Close();
        Assert.All(await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), Assert.False);
    }

    [Theory]
    [InlineData(0, false, 1, 100)]
    [InlineData(8, false, 1, 1000)]
    [InlineData(3600, false, 1, 5000)]
    [InlineData(3600, true, 1, 1000)]
    [InlineData(3600, false, 10_000, 20_000)]
    public void WaitAfter_KnownCases_IsInProportionToTheRhythm(double idleSeconds, bool isWanted, int runs, double milliseconds) =>
        Assert.Equal(milliseconds, ReadQueue.WaitAfter(TimeSpan.FromSeconds(idleSeconds), isWanted, runs, ReadQueue.LongestWait).TotalMilliseconds);

    private ITailed? Take() => _queue.TryTake(out var tailed) ? tailed : null;

    private FakeRun Add(bool isWanted = false)
    {
        var run = new FakeRun(isWanted);
        _queue.Add(run);
        return run;
    }

    private sealed class FakeRun(bool isWanted) : ITailed
    {
        public bool IsWanted { get; set; } = isWanted;

        public TurnOutcome Read(long byteBudget) => throw new NotSupportedException("The queue never reads.");
    }
}
