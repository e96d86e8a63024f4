using EventFormat.Writing;
using TorchSharp;
using Training.Core.Training;

namespace Training.Core.Watch;

/// <summary>Notices memory that grows with every training step, from live tensors and the process's resident memory, and says what the likely cause is.</summary>
/// <remarks>Warnings are texts <c>warnings/memory</c> of the run. At most one per kind; costs a counter per step, and a reading of the process's memory every few.</remarks>
public sealed class MemoryWatch : Callback
{
    private const int BytesEvery = 10;
    private readonly SummaryWriter? _writer;
    private readonly GrowthDetector _tensors;
    private readonly GrowthDetector _resident;
    private readonly GrowthDetector _managed;
    private readonly int _warmup;
    private readonly Func<(long Tensors, long Resident, long Managed)> _read;
    private readonly List<MemoryWarning> _warnings = [];
    private long _batches;
    private double? _managedGrowth;
    private bool _hasWarnedOfTensors, _hasWarnedOfBytes;

    /// <summary>A watch that writes its warnings to a run.</summary>
    /// <param name="writer">The run's writer; null to keep them in <see cref="Warnings"/> only.</param>
    /// <param name="window">Steps over which growth must be steady; a multiple of 4.</param>
    /// <param name="warmup">First steps that are not looked at: caches fill, optimizers make their state.</param>
    public MemoryWatch(SummaryWriter? writer = null, int window = 100, int warmup = 20)
        : this(writer, window, warmup, () => (torch.Tensor.TotalCount, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false)))
    {
    }

    internal MemoryWatch(SummaryWriter? writer, int window, int warmup, Func<(long Tensors, long Resident, long Managed)> read)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 8);
        ArgumentOutOfRangeException.ThrowIfNotEqual(window % 4, 0, nameof(window));
        (_writer, _warmup, _read) = (writer, warmup, read);
        (_tensors, _resident, _managed) = (new GrowthDetector(window), new GrowthDetector(window), new GrowthDetector(window));
    }

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<MemoryWarning> Warnings => _warnings;

    /// <summary>Growth of the process per step that is not worth a warning.</summary>
    internal static double HarmlessBytesPerStep => 16 * 1024;

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Phase == Phase.Training)
        {
            Observe(context.Step);
        }
    }

    internal void Observe(long step)
    {
        if (++_batches <= _warmup)
        {
            return;
        }

        var now = _read();
        if (_tensors.Add(now.Tensors) is { } tensors && tensors >= 0.5 && !_hasWarnedOfTensors)
        {
            _hasWarnedOfTensors = true;
            Warn(new MemoryWarning(
                step,
                tensors,
                0,
                $"Every step leaves {tensors:0.#} tensors behind ({now.Tensors:N0} live now). Likely tensors are made without a dispose scope (wrap the code in `using var scope = torch.NewDisposeScope();`), "
                + "or kept: a list of losses holds their whole graphs (keep `loss.ToDouble()`, or `loss.detach()`)."));
        }

        if (_batches % BytesEvery != 0)
        {
            return;
        }

        _managedGrowth = _managed.Add(now.Managed) ?? _managedGrowth;
        if (_resident.Add(now.Resident) is { } bytes && bytes / BytesEvery >= HarmlessBytesPerStep && !_hasWarnedOfBytes && !_hasWarnedOfTensors)
        {
            _hasWarnedOfBytes = true;
            var perStep = bytes / BytesEvery;
            Warn(new MemoryWarning(
                step,
                0,
                perStep,
                $"The process grows by {perStep / 1024:0} KiB per step while the number of live tensors does not. "
                + (_managedGrowth >= bytes / 2
                    ? "The managed heap grows along: likely arrays, strings or records are collected in a list or dictionary."
                    : "The managed heap does not grow along: likely live tensors become larger (an output or loss that is appended to), or native memory is lost.")));
        }
    }

    private void Warn(MemoryWarning warning)
    {
        _warnings.Add(warning);
        _writer?.AddText("warnings/memory", warning.Cause, warning.Step);
    }
}
