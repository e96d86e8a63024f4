namespace Dashboard.Web.Demo;

/// <summary>How one generated training run behaves.</summary>
/// <param name="Name">Its directory.</param>
/// <param name="Seed">Same seed, same curves.</param>
/// <param name="Steps">Steps it ran for.</param>
/// <param name="LearningRate">Peak learning rate.</param>
/// <param name="Floor">Loss it would reach in the end.</param>
/// <param name="Model">The kind of model it claims to train.</param>
/// <param name="Blocks">How deep that is.</param>
/// <param name="Augments">Whether pictures are turned and moved.</param>
/// <param name="DivergesAt">Step from which the loss blows up and becomes NaN; null when it does not.</param>
/// <param name="ResumedFrom">Step of the checkpoint it went on from after a crash; null when it did not crash.</param>
/// <param name="CrashedAt">Step at which it crashed.</param>
internal sealed record DemoRecipe(
    string Name,
    int Seed,
    int Steps,
    double LearningRate,
    double Floor,
    string Model = "resnet",
    int Blocks = 4,
    bool Augments = false,
    int? DivergesAt = null,
    int? ResumedFrom = null,
    int? CrashedAt = null)
{
    public static readonly DemoRecipe Live = new("resnet/live", Seed: 7, Steps: 600, LearningRate: 0.08, Floor: 0.16, Augments: true);

    public static readonly DemoRecipe[] Finished =
    [
        new("resnet/baseline", Seed: 1, Steps: 3000, LearningRate: 0.1, Floor: 0.21),
        new("resnet/augmented", Seed: 2, Steps: 3000, LearningRate: 0.1, Floor: 0.14, Augments: true),
        new("resnet/resumed", Seed: 3, Steps: 3000, LearningRate: 0.05, Floor: 0.18, ResumedFrom: 1200, CrashedAt: 1450),
        new("resnet/high-lr", Seed: 4, Steps: 1100, LearningRate: 0.9, Floor: 0.3, DivergesAt: 1000),
        new("vit/small", Seed: 5, Steps: 3000, LearningRate: 0.03, Floor: 0.25, Model: "vit", Blocks: 6),
    ];
}
