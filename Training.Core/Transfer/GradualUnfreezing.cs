using Training.Core.Training;

namespace Training.Core.Transfer;

/// <summary>Unfreezes a model from its output to its input, a stage every so many epochs: Howard and Ruder (2018).</summary>
/// <remarks>What is trainable follows from the epoch alone, so that a resumed training goes on right. The optimizer is made with every parameter.</remarks>
public sealed class GradualUnfreezing : Callback
{
    private readonly string[] _stages;
    private readonly int _epochsPerStage;

    /// <summary>Names the stages.</summary>
    /// <param name="stages">Patterns of parameters from the output to the input (see <see cref="Freezing"/>); the first is trainable from the start, what none matches stays frozen.</param>
    /// <param name="epochsPerStage">Epochs between one stage and the next.</param>
    public GradualUnfreezing(IEnumerable<string> stages, int epochsPerStage = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochsPerStage, 1);
        (_stages, _epochsPerStage) = ([.. stages], epochsPerStage);
        ArgumentOutOfRangeException.ThrowIfZero(_stages.Length, nameof(stages));
    }

    /// <inheritdoc/>
    public override void OnEpochStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stages = Math.Min(_stages.Length, 1 + (context.Epoch / _epochsPerStage));
        context.Model.FreezeExcept(_stages.AsSpan(0, stages));
    }
}
