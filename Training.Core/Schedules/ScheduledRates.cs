using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Training.Core.Schedules;

/// <summary>Sets the rates that a schedule says; groups that are added later begin with the rate they come with.</summary>
internal sealed class ScheduledRates : LearningRateScheduler
{
    private readonly optim.Optimizer _optimizer;
    private readonly Schedule _schedule;
    private readonly ScheduleUnit _unit;
    private readonly List<double> _baseRates = [];
    private long _position;

    public ScheduledRates(optim.Optimizer optimizer, Schedule schedule, ScheduleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(schedule);
        (_optimizer, _schedule, _unit) = (optimizer, schedule, unit);
        Apply();
    }

    public override void EndStep()
    {
        if (_unit == ScheduleUnit.Step)
        {
            Advance();
        }
    }

    public override void EndEpoch(IReadOnlyDictionary<string, double> metrics)
    {
        if (_unit == ScheduleUnit.Epoch)
        {
            Advance();
        }
    }

    public override JsonObject SaveState() => new()
    {
        ["position"] = _position,
        ["baseRates"] = new JsonArray([.. _baseRates.Select(static rate => JsonValue.Create(rate))]),
    };

    public override void LoadState(JsonObject state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _position = (long)state["position"]!;
        _baseRates.Clear();
        _baseRates.AddRange(state["baseRates"]!.AsArray().Select(static rate => (double)rate!));
        Apply();
    }

    private void Advance()
    {
        _position++;
        Apply();
    }

    private void Apply()
    {
        var index = 0;
        foreach (var group in _optimizer.ParamGroups)
        {
            if (index == _baseRates.Count)
            {
                _baseRates.Add(group.LearningRate);
            }

            group.LearningRate = _schedule.Rate(_baseRates[index], _position, index);
            if (_schedule.Momentum(_position, index) is { } momentum)
            {
                SetMomentum(group, momentum);
            }

            index++;
        }
    }

    private static void SetMomentum(optim.ILearningRateController group, double momentum)
    {
        switch (group)
        {
            case optim.IMomentum plain:
                plain.Momentum = momentum;
                break;
            case optim.IBetas betas:
                betas.Betas = (momentum, betas.Betas.Item2);
                break;
            default:
                throw new InvalidOperationException("The schedule changes the momentum, which this optimizer has not.");
        }
    }
}
