using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>Goes through a recipe step by step and logs what a training program would.</summary>
internal sealed class DemoTraining(DemoRecipe recipe)
{
    private const int StepsPerEpoch = 25;
    private const int Warmup = 200;
    private const int Cycle = 6000;

    private readonly Random _random = new(recipe.Seed);
    private readonly IDemoLog[] _logs = LogsOf(new Random(recipe.Seed));
    private double _drift;

    /// <summary>Logs one step.</summary>
    public void Log(SummaryWriter writer, int step, double wallTime)
    {
        _drift = (0.97 * _drift) + (0.03 * Normal());
        var rate = LearningRate(step);
        var loss = Loss(step);
        writer.AddScalar("loss/train", loss * (1 + (0.06 * Normal())), step, wallTime);
        writer.AddScalar("accuracy/train", Accuracy(loss) + (0.01 * Normal()), step, wallTime);
        writer.AddScalar("optim/learning_rate", rate, step, wallTime);
        writer.AddScalar("optim/grad_norm", (0.4 + (2.5 * loss)) * Math.Exp(0.25 * Normal()), step, wallTime);
        writer.AddScalar("system/samples_per_second", 1840 + (60 * Normal()) - (step % 500 < 12 ? 700 : 0), step, wallTime);
        writer.AddScalar("system/gpu_utilization", Math.Min(100, 93 + (3 * Normal()) - (step % 500 < 12 ? 35 : 0)), step, wallTime);
        writer.AddScalar("system/memory_gib", 11.2 + (1.4 * (1 - Math.Exp(-step / 300.0))) + (0.03 * Normal()), step, wallTime);
        if (step % StepsPerEpoch == 0)
        {
            var gap = 1.05 + (0.12 * step / (step + 2000.0));
            writer.AddScalar("loss/val", loss * gap * (1 + (0.02 * Normal())), step, wallTime);
            writer.AddScalar("accuracy/val", Accuracy(loss * gap) + (0.004 * Normal()), step, wallTime);
        }

        var moment = Moment(step, wallTime, loss);
        foreach (var log in _logs)
        {
            if (step % log.Every == 0)
            {
                log.Log(writer, moment);
            }
        }
    }

    /// <summary>Logs what is written once: the features that were learned by a step.</summary>
    public void LogFeatures(SummaryWriter writer, int step, double wallTime) =>
        DemoEmbedding.Log(writer, Moment(step, wallTime, Loss(step)), new Random(recipe.Seed));

    private static IDemoLog[] LogsOf(Random random) =>
        [new DemoPictures(random), new DemoWeights(random), new DemoScores(random), new DemoSurface(), new DemoNotes(random), new DemoSound(random), new DemoAttention(random)];

    private static DemoMoment Moment(int step, double wallTime, double loss) =>
        new(step, wallTime, double.IsNaN(loss) ? double.NaN : Math.Clamp(Math.Exp(-1.1 * Math.Max(0, loss - 0.14)), 0, 1));

    private double LearningRate(int step) => step < Warmup
        ? recipe.LearningRate * (step + 1) / Warmup
        : recipe.LearningRate * (0.505 + (0.495 * Math.Cos(Math.PI * (step % Cycle) / Cycle)));

    private double Loss(int step)
    {
        var learned = recipe.Floor + (2.1 * Math.Pow(1 + (step / 60.0), -0.8)) + (0.12 * _drift);
        return recipe.DivergesAt is not { } end || step < end - 60 ? learned
            : step >= end ? double.NaN
            : learned * Math.Exp((step - end + 60) / 12.0);
    }

    private static double Accuracy(double loss) => double.IsNaN(loss) ? 0.1 : Math.Clamp(Math.Exp(-0.75 * loss) + 0.08, 0.1, 0.995);

    private double Normal() => _random.Normal();
}
