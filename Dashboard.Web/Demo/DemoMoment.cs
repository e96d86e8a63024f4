using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>A step of a generated training, as those see it who log it.</summary>
/// <param name="Step">The step.</param>
/// <param name="WallTime">Seconds since the Unix epoch.</param>
/// <param name="Skill">How much was learned: 0 nothing, 1 all; NaN once the training has diverged.</param>
internal readonly record struct DemoMoment(int Step, double WallTime, double Skill)
{
    /// <summary>What remains to be learned, for drawing: all of it where the training has diverged.</summary>
    public double Noise => double.IsNaN(Skill) ? 1 : 1 - Skill;
}

/// <summary>Something that a training logs now and then besides its scalars.</summary>
internal interface IDemoLog
{
    /// <summary>Logs it at every multiple of this many steps.</summary>
    int Every { get; }

    void Log(SummaryWriter writer, DemoMoment moment);
}
