using System.Globalization;
using EventFormat.Protos;
using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>What a training says once, at its start: its model, its choices, how its curves belong together.</summary>
internal static class DemoModel
{
    public static void LogStart(SummaryWriter writer, DemoRecipe recipe, double wallTime)
    {
        var graph = Graph(recipe.Blocks);
        writer.AddGraph(graph, wallTime);
        writer.AddRunMetadata("step_1", Profile(graph), 1, wallTime);
        writer.AddHParams(Choices(recipe), ["loss/val", "accuracy/val"], wallTime: wallTime);
        writer.AddText("notes/recipe", Recipe(recipe), 0, wallTime);
        writer.AddCustomScalarLayout("Training", CustomScalarSummaries.Multiline("Loss", "loss/.*"), CustomScalarSummaries.Multiline("Accuracy", "accuracy/.*"));
    }

    private static Dictionary<string, HParamValue> Choices(DemoRecipe recipe) => new()
    {
        ["learning_rate"] = recipe.LearningRate,
        ["model"] = recipe.Model,
        ["blocks"] = recipe.Blocks,
        ["augment"] = recipe.Augments,
        ["seed"] = recipe.Seed,
    };

    private static string Recipe(DemoRecipe recipe)
    {
        var rate = recipe.LearningRate.ToString(CultureInfo.InvariantCulture);
        return $"""
            ## {recipe.Name}
            Made by Monitor's demonstration: nothing was trained.

            - **{recipe.Model}** with {recipe.Blocks} blocks, {(recipe.Augments ? "pictures turned and moved" : "pictures as they are")}
            - learning rate up to `{rate}`, warmed up for 200 steps, then a cosine
            - seed `{recipe.Seed}`
            """;
    }

    private static GraphDef Graph(int blocks)
    {
        var graph = new GraphBuilder()
            .AddNode("input", "Placeholder", outputShapes: [[64, 3, 32, 32]])
            .AddNode("Net/stem/weight", "Parameter", outputShapes: [[32, 3, 3, 3]])
            .AddNode("Net/stem/conv", "Conv2d", ["input", "Net/stem/weight"], [[64, 32, 32, 32]])
            .AddNode("Net/stem/relu", "ReLU", ["Net/stem/conv"], [[64, 32, 32, 32]]);
        var last = "Net/stem/relu";
        for (var i = 0; i < blocks; i++)
        {
            var scope = $"Net/block{i}";
            graph.AddNode($"{scope}/conv1/weight", "Parameter", outputShapes: [[32, 32, 3, 3]])
                .AddNode($"{scope}/conv1/conv", "Conv2d", [last, $"{scope}/conv1/weight"], [[64, 32, 32, 32]])
                .AddNode($"{scope}/norm", "BatchNorm2d", [$"{scope}/conv1/conv"], [[64, 32, 32, 32]])
                .AddNode($"{scope}/relu", "ReLU", [$"{scope}/norm"], [[64, 32, 32, 32]])
                .AddNode($"{scope}/conv2/weight", "Parameter", outputShapes: [[32, 32, 3, 3]])
                .AddNode($"{scope}/conv2/conv", "Conv2d", [$"{scope}/relu", $"{scope}/conv2/weight"], [[64, 32, 32, 32]])
                .AddNode($"{scope}/add", "Add", [last, $"{scope}/conv2/conv"], [[64, 32, 32, 32]]);
            last = $"{scope}/add";
        }

        return graph
            .AddNode("Net/head/pool", "AdaptiveAvgPool2d", [last], [[64, 32]])
            .AddNode("Net/head/weight", "Parameter", outputShapes: [[10, 32]])
            .AddNode("Net/head/linear", "Linear", ["Net/head/pool", "Net/head/weight"], [[64, 10]])
            .AddNode("labels", "Placeholder", outputShapes: [[64]])
            .AddNode("loss/cross_entropy", "CrossEntropyLoss", ["Net/head/linear", "labels"], [[]])
            .Build();
    }

    /// <summary>One step as a profiler would tell it: operations one after the other, convolutions the longest.</summary>
    private static RunMetadata Profile(GraphDef graph)
    {
        var device = new DeviceStepStats { Device = "/device:GPU:0" };
        var clock = 0L;
        foreach (var node in graph.Node)
        {
            var micros = node.Op switch
            {
                "Conv2d" => 310,
                "BatchNorm2d" => 70,
                "Linear" => 45,
                "Parameter" or "Placeholder" => 1,
                _ => 20,
            };
            device.NodeStats.Add(new NodeExecStats { NodeName = node.Name, AllStartMicros = clock, OpEndRelMicros = micros, AllEndRelMicros = micros });
            clock += micros;
        }

        return new RunMetadata { StepStats = new StepStats { DevStats = { device } } };
    }
}
