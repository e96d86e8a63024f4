using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Projector.Jobs;

/// <summary>The jobs there are: one runs, some wait, those that ended lately keep their answer. The same question is computed once.</summary>
internal sealed class ProjectionJobs(TimeProvider time) : IDisposable
{
    /// <summary>How many may wait.</summary>
    public const int MostWaiting = 8;

    private const int MostKept = 32;
    private const long MostKeptBytes = 128L << 20;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(string Question, ProjectionJob Job)> _jobs = []; // Oldest first.

    /// <summary>Answers pages and reads logs all the while: one core is left for that.</summary>
    private static int Cores => Math.Max(1, Environment.ProcessorCount - 1);

    public ProjectionJob? Find(string id)
    {
        lock (_gate)
        {
            return _jobs.Find(one => one.Job.Id == id).Job;
        }
    }

    /// <summary>The job that answers the request, begun now or before; null when too many wait.</summary>
    public ProjectionJob? Start(ProjectionRequest request, LoadedEmbedding embedding)
    {
        var question = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ProjectorJson.Default.ProjectionRequest)));
        lock (_gate)
        {
            var same = _jobs.FindLast(one => one.Question == question && one.Job.Identity == embedding.Identity);
            if (same.Job is { State: not (JobState.Failed or JobState.Stopped), Cancelled.IsCancellationRequested: false } job)
            {
                return job;
            }

            if (_jobs.Count(one => !one.Job.IsOver) > MostWaiting)
            {
                return null;
            }

            MakeRoom();
            job = new ProjectionJob(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), request, embedding, time);
            _jobs.Add((question, job));
            _ = RunAsync(job);
            return job;
        }
    }

    public void Dispose()
    {
        foreach (var (_, job) in _jobs)
        {
            job.Stop();
        }

        _turn.Dispose();
    }

    private async Task RunAsync(ProjectionJob job)
    {
        try
        {
            await _turn.WaitAsync(job.Cancelled);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            job.Abandon();
            return;
        }

        try
        {
            await Task.Factory.StartNew(() => job.Run(Cores), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets what ended longest ago.</summary>
    private void MakeRoom()
    {
        while (_jobs.Count >= MostKept || _jobs.Sum(one => one.Job.SizeInBytes) > MostKeptBytes)
        {
            var oldest = _jobs.FindIndex(one => one.Job.IsOver);
            if (oldest < 0)
            {
                return;
            }

            _jobs[oldest].Job.Dispose();
            _jobs.RemoveAt(oldest);
        }
    }
}
