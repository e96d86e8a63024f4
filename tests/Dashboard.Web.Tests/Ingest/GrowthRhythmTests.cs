using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Ingest;

public sealed class GrowthRhythmTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly GrowthRhythm _rhythm = new();

    [Fact]
    public void IsLive_NeverGrew_IsFalse() => Assert.False(_rhythm.IsLive(Start));

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void IsLive_GrewOnce_LastsAMinute(int seconds, bool expected)
    {
        _rhythm.Grew(Start);
        Assert.Equal(expected, _rhythm.IsLive(Start.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void IsLive_GrowsEvery100Seconds_LastsFiveMedians(int seconds, bool expected)
    {
        var at = Start;
        foreach (var interval in new[] { 0, 100, 100, 100, 4000, 1, 100 })
        {
            at = at.AddSeconds(interval);
            _rhythm.Grew(at);
        }

        Assert.Equal(expected, _rhythm.IsLive(at.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e300)]
    [InlineData(0)]
    public void Grew_WallTimeUnknownOrLongAgo_IsNotLive(double wallTime)
    {
        _rhythm.Grew(wallTime, Start);
        Assert.False(_rhythm.IsLive(Start));
    }

    [Fact]
    public void Grew_WallTimeInTheFuture_CountsAsNow()
    {
        _rhythm.Grew(1e300, Start);
        Assert.True(_rhythm.IsLive(Start));
        Assert.False(_rhythm.IsLive(Start.AddSeconds(61)));
    }
}
