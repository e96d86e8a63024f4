using EventFormat.Protos;
using Training.Core.Graph;
using Training.Core.Models;
using Training.Core.Tests.Models;
using static TorchSharp.torch;

namespace Training.Core.Tests.Graph;

[Collection(Alone.Name)]
public sealed class ModelGraphTests
{
    [Fact]
    public void ShowsOperations_OnLinuxX64_IsCalibrated() =>
        Assert.Equal(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, ModelGraph.ShowsOperations);

    [Theory]
    [MemberData(nameof(ZooTests.Names), MemberType = typeof(ZooTests))]
    public void Trace_ZooModel_ConnectsEveryOperationFromInputToOutput(string name)
    {
        if (!ModelGraph.ShowsOperations)
        {
            return;
        }

        using var model = ZooTests.Make(name);
        using var input = Input(name);
        var graph = ModelGraph.Trace(model, input);
        AssertConnected(graph);
        Assert.Equal(
            model.named_parameters().Select(named => $"{model.GetType().Name}/{named.name.Replace('.', '/')}").Order(StringComparer.Ordinal),
            graph.Node.Where(node => node.Op == "Parameter" && !node.Name.Contains("running_", StringComparison.Ordinal)).Select(node => node.Name).Order(StringComparer.Ordinal));
        Assert.All(graph.Node, node => Assert.True(node.Op == "Constant" || node.Attr.ContainsKey("_output_shapes"), node.Name));
    }

    [Fact]
    public void Trace_ResNet_HasTheOperationsOfEachModuleInItsScopeWithShapes()
    {
        if (!ModelGraph.ShowsOperations)
        {
            return;
        }

        using var model = new ResNet();
        using var input = Input("resnet18");
        var nodes = ModelGraph.Trace(model, input).Node.ToDictionary(node => node.Name);
        var convolution = nodes["ResNet/layer2/0/conv1/conv2d"];
        Assert.Equal("aten::conv2d", convolution.Op);
        Assert.Equal(["ResNet/layer1/1/relu_1", "ResNet/layer2/0/conv1/weight"], convolution.Input);
        Assert.Equal([1L, 128, 8, 6], Shape(convolution));
        Assert.Equal(["ResNet/layer2/0/bn2/batch_norm", "ResNet/layer2/0/downsample/1/batch_norm"], nodes["ResNet/layer2/0/add"].Input);
        Assert.Equal(20, nodes.Values.Count(node => node.Op == "aten::conv2d"));
        Assert.DoesNotContain(nodes.Values, node => node.Op == "Constant");
        Assert.Equal(["ResNet/fc/addmm"], nodes["output/output"].Input);
    }

    [Fact]
    public void Trace_ListsOfTensors_AreFollowed()
    {
        if (!ModelGraph.ShowsOperations)
        {
            return;
        }

        using var model = nn.Linear(3, 3);
        using var x = ones(2, 3);
        var graph = ModelGraph.Trace(model, () => cat([model.call(x), x.chunk(2)[1]]), ("x", x));
        var nodes = graph.Node.ToDictionary(node => node.Name);
        Assert.Equal(["Linear/addmm", "Linear/chunk"], nodes["Linear/cat"].Input);
        Assert.Equal(["input/x"], nodes["Linear/chunk"].Input);
    }

    [Theory]
    [MemberData(nameof(ZooTests.Names), MemberType = typeof(ZooTests))]
    public void Trace_ModuleByModule_ConnectsFromInputToOutput(string name)
    {
        using var model = ZooTests.Make(name);
        using var input = Input(name);
        var graph = ModelGraph.Trace(model, () => model.call(input), [("input", input)], showsOperations: false);
        AssertConnected(graph);
        Assert.Equal(model.named_parameters().Count(named => !named.name.Contains("in_proj", StringComparison.Ordinal)), graph.Node.Count(node => node.Op == "Parameter"));
    }

    [Fact]
    public void Trace_LeavesNoTensorAndTheModelAsItWas()
    {
        using var model = new LeNet();
        using var input = Input("lenet");
        TensorCount.AssertUnchanged(() => ModelGraph.Trace(model, input));
        TensorCount.AssertUnchanged(() => ModelGraph.Trace(model, () => model.call(input), [("input", input)], showsOperations: false));
        Assert.True(model.training);
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Trace_ForwardThatThrows_StopsRecording()
    {
        using var model = nn.Linear(2, 2);
        using var x = ones(1, 3);
        Assert.ThrowsAny<Exception>(() => ModelGraph.Trace(model, x));
        using var y = ones(1, 2);
        AssertConnected(ModelGraph.Trace(model, y));
    }

    private static Tensor Input(string name) => name switch
    {
        "mlp" => ones(2, 6),
        "lenet" => ones(1, 1, 28, 28),
        _ when name.StartsWith("resnet", StringComparison.Ordinal) => ones(1, 3, 64, 48),
        _ => ones(2, 5, ScalarType.Int64),
    };

    private static void AssertConnected(GraphDef graph)
    {
        var nodes = graph.Node.ToDictionary(node => node.Name);
        Assert.All(graph.Node, node => Assert.All(node.Input, input => Assert.Contains(input.TrimStart('^'), nodes.Keys)));
        var reached = new HashSet<string>();
        var open = new Stack<string>(["output/output"]);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var input in nodes[name].Input)
                {
                    open.Push(input.TrimStart('^'));
                }
            }
        }

        Assert.Contains(graph.Node.First(node => node.Op == "IO Node").Name, reached);
        Assert.All(graph.Node.Where(node => node.Op == "Parameter"), node => Assert.Contains(node.Name, reached));
    }

    private static long[] Shape(NodeDef node) => [.. node.Attr["_output_shapes"].List.Shape[0].Dim.Select(size => size.Size)];
}
