using Dashboard.Web.Projector.Embeddings;
using Dashboard.Web.Projector.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Projector;

public sealed class ProjectionJobTests : IDisposable
{
    // Neither ends by itself within a test.
    private static readonly ProjectionRequest Long = new() { Method = "tsne", Dimensions = 2, Iterations = 10_000 };

    private readonly FakeTimeProvider _time = new();
    private readonly ProjectionJobs _jobs;
    private readonly LoadedEmbedding _embedding = new(SomePoints.Clouds(400, 8, 4), 0);

    public ProjectionJobTests() => _jobs = new ProjectionJobs(_time);

    [Fact]
    public async Task Watch_PrincipalComponents_EndsWithThem()
    {
        var frame = await LastAsync(_jobs.Start(new ProjectionRequest(), _embedding)!);
        Assert.Equal(JobState.Done, frame.State);
        Assert.Equal((400, 8), (frame.Points, frame.Dimensions));
        Assert.Equal(1, frame.Shares.Sum(), 1e-4);
        Assert.InRange(frame.Trustworthiness, 0.9f, 1);
    }

    [Fact]
    public async Task Watch_TSne_MovesWhileItRuns()
    {
        var job = _jobs.Start(Long, _embedding)!;
        var first = await MovedAsync(job, 0);
        _time.Advance(TimeSpan.FromSeconds(1)); // Frames keep a distance in time.
        var second = await MovedAsync(job, first.Number);
        Assert.Equal((JobState.Running, JobState.Running), (first.State, second.State));
        Assert.True(second.Done > first.Done);
        Assert.NotEqual(first.Coordinates, second.Coordinates);
    }

    [Fact]
    public async Task Start_TheSameQuestion_IsTheSameJob()
    {
        var job = _jobs.Start(new ProjectionRequest(), _embedding)!;
        Assert.Same(job, _jobs.Start(new ProjectionRequest(), _embedding));
        await LastAsync(job);
        Assert.Same(job, _jobs.Start(new ProjectionRequest(), _embedding));
        Assert.NotSame(job, _jobs.Start(new ProjectionRequest { Spherize = true }, _embedding));
        Assert.NotSame(job, _jobs.Start(new ProjectionRequest(), new LoadedEmbedding(_embedding.Points, 0)));
    }

    [Fact]
    public async Task Stop_RunningJob_EndsAndIsBegunAnewWhenAskedAgain()
    {
        var job = _jobs.Start(Long, _embedding)!;
        await MovedAsync(job, 0);
        job.Stop();
        Assert.Equal(JobState.Stopped, (await LastAsync(job)).State);
        Assert.NotSame(job, _jobs.Start(Long, _embedding));
    }

    [Fact]
    public async Task Unwatched_RunningJob_EndsAfterItsGrace()
    {
        var job = _jobs.Start(Long, _embedding)!;
        await MovedAsync(job, 0);
        Assert.False(job.Cancelled.IsCancellationRequested);
        _time.Advance(ProjectionJob.Grace + TimeSpan.FromSeconds(1));
        Assert.True(job.Cancelled.IsCancellationRequested);
        Assert.Equal(JobState.Stopped, (await LastAsync(job)).State);
    }

    [Fact]
    public async Task Leave_LastWatcher_EndsItSoon_ButNotAnothers()
    {
        var job = _jobs.Start(Long, _embedding)!;
        var first = await MovedAsync(job, 0);
        job.Leave();
        await job.WatchAsync(0, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken); // Someone else looks.
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(job.Cancelled.IsCancellationRequested);
        job.Leave();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(job.Cancelled.IsCancellationRequested);
        Assert.True(first.Points > 0);
    }

    [Fact]
    public async Task Overdue_RunningJob_IsStopped()
    {
        var job = _jobs.Start(Long, _embedding)!;
        await MovedAsync(job, 0);
        for (var minute = 0; minute < 31 * 6 && !job.Cancelled.IsCancellationRequested; minute++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await job.WatchAsync(0, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }

        Assert.Contains("30 minutes", (await LastAsync(job)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MoreThanMayWait_IsRefused()
    {
        Assert.NotNull(_jobs.Start(Long, _embedding));
        for (var seed = 1u; seed <= ProjectionJobs.MostWaiting; seed++)
        {
            Assert.NotNull(_jobs.Start(new ProjectionRequest { Seed = seed }, _embedding));
        }

        Assert.Null(_jobs.Start(new ProjectionRequest { Seed = 99 }, _embedding));
        var frame = JobFrame.Decode(await _jobs.Start(new ProjectionRequest { Seed = 1 }, _embedding)!.WatchAsync(0, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.Equal(JobState.Waiting, frame.State);
    }

    [Fact]
    public async Task Watch_ComputationThatFails_SaysWhy()
    {
        // Points beyond the embedding pass only where nobody checks them first.
        var frame = await LastAsync(_jobs.Start(new ProjectionRequest { Points = [999_999] }, _embedding)!);
        Assert.Equal(JobState.Failed, frame.State);
        Assert.NotEmpty(frame.Text);
    }

    public void Dispose() => _jobs.Dispose();

    private static async Task<JobFrame> LastAsync(ProjectionJob job)
    {
        for (var after = 0; ;)
        {
            var frame = JobFrame.Decode(await job.WatchAsync(after, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken));
            if (frame.State > JobState.Running)
            {
                return frame;
            }

            after = frame.Number;
        }
    }

    /// <summary>The next frame that has points.</summary>
    private static async Task<JobFrame> MovedAsync(ProjectionJob job, int after)
    {
        while (true)
        {
            var frame = JobFrame.Decode(await job.WatchAsync(after, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken));
            if (frame.Points > 0 && frame.Number > after)
            {
                return frame;
            }

            after = frame.Number;
        }
    }
}
