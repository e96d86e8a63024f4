using EventFormat.Writing;
using Training.Core.Runs;

namespace Training.Core.Watch;

/// <summary>Logs what the machine does while a program trains, as scalars <c>system/*</c>: processors, memory, this process, disk, network, and NVIDIA GPUs where there are some.</summary>
/// <remarks>
/// Reads on a thread of its own until disposed. The step is the number of seconds since the run started, a resumed one for the first time. What a system does not
/// tell is not logged; nothing that goes wrong in reading reaches the training.
/// </remarks>
public sealed class SystemWatch : IDisposable
{
    private readonly SummaryWriter _writer;
    private readonly TimeProvider _time;
    private readonly Nvml? _nvml;
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _due = new(1); // the first reading at once
    private volatile bool _isStopping;
    private volatile int _readings;

    // Used by the thread only.
    private readonly List<ISystemGauge> _gauges;
    private readonly DateTimeOffset _origin;
    private long _last;

    private SystemWatch(SummaryWriter writer, SystemWatchOptions options, DateTimeOffset? origin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Interval, TimeSpan.Zero, nameof(options));
        (_writer, _time) = (writer, options.TimeProvider);
        _nvml = Nvml.TryOpen();
        _gauges = [new CpuGauge(), new MemoryGauge(), new ProcessGauge(), new DiskGauge(writer.File.Directory), new NetworkGauge()];
        if (_nvml is not null)
        {
            _gauges.Add(new GpuGauge(_nvml.Read));
        }

        _origin = origin ?? _time.GetUtcNow();
        _last = _time.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = "system watch" };
        _thread.Start();
        _timer = _time.CreateTimer(_ => _due.Release(), null, options.Interval, options.Interval);
    }

    /// <summary>How many times everything was read.</summary>
    internal int Readings => _readings;

    /// <summary>Starts to watch for a run, which is disposed after this.</summary>
    public static SystemWatch Start(Run run, SystemWatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new SystemWatch(run.Writer, options ?? new SystemWatchOptions(), run.Manifest.Started);
    }

    /// <summary>Starts to watch, with steps counted from now; the writer stays the caller's and is disposed after this.</summary>
    public static SystemWatch Start(SummaryWriter writer, SystemWatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new SystemWatch(writer, options ?? new SystemWatchOptions(), origin: null);
    }

    /// <summary>Stops, after a reading under way.</summary>
    public void Dispose()
    {
        if (_isStopping)
        {
            return;
        }

        _isStopping = true;
        _timer.Dispose();
        _due.Release();
        _thread.Join();
        _nvml?.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _due.Wait();
            if (_isStopping)
            {
                return; // the semaphore is left to the collector: a timer's last callback may still release it
            }

            ReadAll();
            _readings++; // by this thread only
        }
    }

    private void ReadAll()
    {
        var now = _time.GetTimestamp();
        var elapsed = _time.GetElapsedTime(_last, now);
        var step = (long)(_time.GetUtcNow() - _origin).TotalSeconds;
        _last = now;
        for (var i = _gauges.Count - 1; i >= 0; i--)
        {
            try
            {
                foreach (var (tag, value) in _gauges[i].Read(elapsed))
                {
                    if (double.IsFinite(value))
                    {
                        _writer.AddScalar(tag, value, step);
                    }
                }
            }
#pragma warning disable CA1031 // A gauge that this system has trouble with must not end the program whose thread this is: it is left out from here on.
            catch (Exception)
#pragma warning restore CA1031
            {
                _gauges.RemoveAt(i);
            }
        }
    }
}
