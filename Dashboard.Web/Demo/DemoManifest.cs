using System.Text.Json.Nodes;
using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>What a generated run says of itself in its <c>run.json</c>.</summary>
internal static class DemoManifest
{
    public static RunManifest Of(DemoRecipe recipe, double start) => new()
    {
        Name = recipe.Name,
        Group = recipe.Model,
        JobType = "train",
        Tags = ["demo"],
        Notes = "Made by Monitor's demonstration: nothing was trained.",
        CommandLine = ["train", "--model", recipe.Model, "--lr", FormattableString.Invariant($"{recipe.LearningRate}")],
        Config = new JsonObject
        {
            ["model"] = new JsonObject { ["kind"] = recipe.Model, ["blocks"] = recipe.Blocks },
            ["optimizer"] = new JsonObject { ["learning_rate"] = recipe.LearningRate, ["schedule"] = "cosine", ["warmup_steps"] = 200 },
            ["augment"] = recipe.Augments,
            ["seed"] = recipe.Seed,
        },
        Host = RunHost.Current(),
        Started = Moment(start),
    };

    public static RunManifest OfFinished(DemoRecipe recipe, double start, double end) => Of(recipe, start) with
    {
        Heartbeat = Moment(end),
        Ended = Moment(end),
        Status = recipe.DivergesAt is null ? RunStatus.Finished : RunStatus.Failed,
        Reason = recipe.DivergesAt is { } step ? $"The loss became NaN at step {step}." : "",
    };

    private static DateTimeOffset Moment(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
