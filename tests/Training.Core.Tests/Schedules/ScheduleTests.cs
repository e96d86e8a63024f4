using Training.Core.Schedules;
using Training.Core.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Tests.Schedules;

public sealed class ScheduleTests
{
    public static TheoryData<string> Names => [.. Schedules.Keys];

    private static Dictionary<string, Func<Schedule>> Schedules { get; } = new()
    {
        ["StepDecay"] = () => new StepDecay(7, 0.3),
        ["MilestoneDecay"] = () => new MilestoneDecay([5, 5, 23, 41], 0.4),
        ["ConstantWarmup"] = () => new ConstantWarmup(9, 0.25),
        ["LinearRamp"] = () => new LinearRamp(13, 0.1, 0.8),
        ["ExponentialDecay"] = () => new ExponentialDecay(0.93),
        ["PolynomialDecay"] = () => new PolynomialDecay(31, 1.7),
        ["FunctionSchedule"] = () => new FunctionSchedule(i => 1.0 / (1 + i)),
        ["ProductSchedule"] = () => new ProductSchedule(i => 1 - (1.0 / (i + 3))),
        ["CosineAnnealing"] = () => new CosineAnnealing(17, 0.001),
        ["CosineWarmRestarts"] = () => new CosineWarmRestarts(6, 2, 0.003),
        ["Cyclic"] = () => new Cyclic(0.01, 0.3, 5, 8, momentum: (0.7, 0.95)),
        ["CyclicHalving"] = () => new Cyclic(0.01, 0.3, 5, 8, CycleShape.Halving, momentum: (0.7, 0.95)),
        ["CyclicExponential"] = () => new Cyclic(0.01, 0.3, 4, shape: CycleShape.Exponential, gamma: 0.97),
        ["OneCycle"] = () => new OneCycle([0.4, 0.1], 60, momentum: (0.8, 0.9)),
        ["OneCycleLinear"] = () => new OneCycle([0.4], 60, 0.2, isLinear: true, initialDivisor: 10, finalDivisor: 100, hasThreePhases: true),
        ["Sequential"] = () => new ScheduleSequence([new LinearRamp(8, 0.1), new CosineAnnealing(40), new ExponentialDecay(0.9)], [8, 48]),
        ["SwaAfterCosine"] = () => new SwaAnnealing([0.2, 0.05], new CosineAnnealing(40, 0.001), start: 25, units: 12),
        ["SwaLinear"] = () => new SwaAnnealing([0.07], units: 9, isLinear: true),
        ["Chained"] = () => new Chained(new ConstantWarmup(4, 0.1), new ExponentialDecay(0.95)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Schedule_EveryStepAndGroup_IsPyTorchs(string name)
    {
        var expected = PyTorch.Get("schedules", name).Rows();
        using var optimizer = Optimizer(expected[0].Length > 2);
        var scheduler = LearningRateScheduler.PerStep(optimizer, Schedules[name]());
        foreach (var row in expected)
        {
            AssertRates(row, optimizer);
            scheduler.EndStep();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scheduler_ResumedAnywhere_GoesOnAsIfNothingHadHappened(string name)
    {
        var expected = PyTorch.Get("schedules", name).Rows();
        using var first = Optimizer(expected[0].Length > 2);
        var interrupted = LearningRateScheduler.PerStep(first, Schedules[name]());
        for (var i = 0; i < 29; i++)
        {
            interrupted.EndStep();
        }

        using var second = Optimizer(expected[0].Length > 2);
        var resumed = LearningRateScheduler.PerStep(second, Schedules[name]());
        resumed.LoadState(interrupted.SaveState());
        for (var i = 29; i < expected.Length; i++)
        {
            AssertRates(expected[i], second);
            Assert.Equal(Rates(first), Rates(second));
            interrupted.EndStep();
            resumed.EndStep();
        }
    }

    [Fact]
    public void PerEpoch_Steps_ChangeNothing()
    {
        using var optimizer = Optimizer(false);
        var scheduler = LearningRateScheduler.PerEpoch(optimizer, new ExponentialDecay(0.5));
        scheduler.EndStep();
        Assert.Equal([0.5, 0.02], Rates(optimizer));
        scheduler.EndEpoch(new Dictionary<string, double>());
        Assert.Equal([0.25, 0.01], Rates(optimizer));
    }

    [Theory]
    [InlineData("less")]
    [InlineData("more")]
    public void ReduceOnPlateau_LossesWithNaN_IsPyTorchs(string mode)
    {
        var losses = PyTorch.Get("plateauLosses").Row();
        using var optimizer = Optimizer(false);
        var scheduler = Plateau(optimizer, mode);
        foreach (var (loss, expected) in losses.Zip(PyTorch.Get("plateaus", mode).Rows()))
        {
            var state = scheduler.SaveState().ToJsonString();
            scheduler = Plateau(optimizer, mode); // resumed after every epoch
            scheduler.LoadState(System.Text.Json.Nodes.JsonNode.Parse(state)!.AsObject());
            scheduler.EndEpoch(new Dictionary<string, double> { ["loss/validation"] = mode == "more" ? -loss : loss });
            AssertRates(expected, optimizer);
        }
    }

    [Fact]
    public void ReduceOnPlateau_UnknownMetric_NamesThoseThatAre()
    {
        using var optimizer = Optimizer(false);
        var error = Assert.Throws<InvalidOperationException>(() => Plateau(optimizer, "less").EndEpoch(new Dictionary<string, double> { ["loss/train"] = 1 }));
        Assert.Contains("loss/train", error.Message, StringComparison.Ordinal);
    }

    private static ReduceOnPlateau Plateau(optim.Optimizer optimizer, string mode) => mode == "less"
        ? new ReduceOnPlateau(optimizer, patience: 1, factor: 0.5, cooldown: 1, lowest: 0.004)
        : new ReduceOnPlateau(optimizer, better: Core.Metrics.Better.More, patience: 2, factor: 0.3, threshold: 0.05, isRelative: false);

    private static SGD Optimizer(bool hasMomentum) => optim.SGD(
        [
            new SGD.ParamGroup([new Parameter(zeros(1))], 0.5, hasMomentum ? 0.9 : 0),
            new SGD.ParamGroup([new Parameter(zeros(1))], 0.02, hasMomentum ? 0.9 : 0),
        ],
        0.5, hasMomentum ? 0.9 : 0);

    private static double[] Rates(optim.Optimizer optimizer) => [.. optimizer.ParamGroups.Select(static group => group.LearningRate)];

    private static void AssertRates(double[] expected, optim.Optimizer optimizer)
    {
        double[] actual = [.. Rates(optimizer), .. expected.Length > 2 ? [((optim.IMomentum)optimizer.ParamGroups.First()).Momentum] : Array.Empty<double>()];
        foreach (var (wanted, rate) in expected.Zip(actual))
        {
            Assert.Equal(wanted, rate, Math.Max(1e-12 * Math.Abs(wanted), 1e-16));
        }
    }
}
