using CsCheck;
using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Reading;
using Google.Protobuf;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphHierarchyTests
{
    [Fact]
    public void Build_NamesWithSlashes_MakeScopesInPreorder()
    {
        var hierarchy = Build(Some.Named("a/b/c", "d", "a/e"));

        Assert.Equal(["", "a", "b", "c", "e", "d"], hierarchy.Labels);
        Assert.Equal([5, 3, 1, 0, 0, 0], hierarchy.Sizes);
    }

    [Fact]
    public void Build_OperationNamedLikeAScope_IsInsideIt()
    {
        var hierarchy = Build(Some.Graph(("a", []), ("a/b", ["a"])));

        Assert.Equal(["", "a", "(a)", "b"], hierarchy.Labels);
        Assert.Equal((2, 3), (hierarchy.Edges.From[0], hierarchy.Edges.To[0]));
    }

    [Fact]
    public void Build_LikeSiblings_AreOneSeriesInTheOrderOfTheirNumbers()
    {
        var hierarchy = Build(Some.Named("x", "c_10", "c_2", "c_1", "c", "c_3"));

        Assert.Equal(["", "x", "c_[0…10]", "c", "c_1", "c_2", "c_3", "c_10"], hierarchy.Labels);
        Assert.Equal(NodeKind.Series, hierarchy.Kinds[2]);
    }

    [Fact]
    public void Build_FewSiblingsOrOtherTypes_StayAsTheyAre()
    {
        Assert.DoesNotContain(NodeKind.Series, Build(Some.Named("c_1", "c_2", "c_3", "c_4")).Kinds);
        var mixed = new EventFormat.Writing.GraphBuilder();
        for (var i = 0; i < 6; i++)
        {
            mixed.AddNode($"c_{i}", $"Type{i}");
        }

        Assert.DoesNotContain(NodeKind.Series, Build(mixed.Build().ToByteArray()).Kinds);
    }

    [Fact]
    public void Build_GroupsOfTheSameStructure_AreLikeAndFold()
    {
        var hierarchy = Build(Some.Layers(6).ToByteArray());
        var layers = Nodes(hierarchy, label => label.StartsWith("layer_", StringComparison.Ordinal) && !label.Contains('[', StringComparison.Ordinal));

        Assert.Single(layers.Select(node => hierarchy.Structures[node]).Distinct());
        Assert.Contains("layer_[0…5]", hierarchy.Labels);
    }

    [Fact]
    public void Build_GroupsConnectedOtherwise_AreNotAlike()
    {
        var hierarchy = Build(Some.Graph(("p/a", []), ("p/b", ["p/a"]), ("q/a", []), ("q/b", [])));
        var groups = Nodes(hierarchy, label => label is "p" or "q");

        Assert.NotEqual(hierarchy.Structures[groups[0]], hierarchy.Structures[groups[1]]);
    }

    [Fact]
    public void Build_AnyNamesAndEdges_KeepsEveryOperationOnceAndEveryEdge()
    {
        string[] segments = ["a", "b", "c_1", "c_2", "c_3", "c_4", "c_5", "c_6", "", "7", "8"];
        var segment = Gen.Int[0, segments.Length - 1].Select(at => segments[at]);
        var name = segment.Array[1, 4].Select(parts => string.Join('/', parts));
        Gen.Select(name.Array[1, 60], Gen.Int[0, 59].Array[0, 80]).Sample((names, ends) =>
        {
            string[] unique = ["first", .. names.Where(one => one.Length > 0).Distinct()];
            var graph = GraphReader.Read(Some.Graph([.. unique.Select((one, at) => (one, ends.Where((_, i) => i % unique.Length == at).Select(end => unique[end % unique.Length]).ToArray()))]));
            var hierarchy = GraphHierarchy.Build(graph);

            Assert.Equal(Enumerable.Range(0, unique.Length), hierarchy.OperationOf.Where(operation => operation >= 0).Order());
            Assert.Equal(ends.Length, hierarchy.Edges.Count);
            Assert.Equal(hierarchy.Labels.Length - 1, hierarchy.Sizes[0]);
            for (var node = 0; node < hierarchy.Labels.Length; node++)
            {
                Assert.Equal(hierarchy.Kinds[node] == NodeKind.Operation, hierarchy.Sizes[node] == 0);
                if (hierarchy.Kinds[node] == NodeKind.Series)
                {
                    Assert.True(Children(hierarchy, node).Count() >= SeriesFolding.FewestMembers);
                    Assert.Single(Children(hierarchy, node).Select(child => hierarchy.Kinds[child]).Distinct());
                }
            }

            for (var edge = 0; edge < hierarchy.Edges.Count; edge++)
            {
                var taker = graph.Operations[hierarchy.OperationOf[hierarchy.Edges.To[edge]]];
                Assert.Contains(taker.Inputs, input => input.Source == graph.Operations[hierarchy.OperationOf[hierarchy.Edges.From[edge]]].Name);
            }
        });
    }

    [Fact]
    public void Build_NameOfManySlashes_IsNotDeeperThanTheBound()
    {
        var hierarchy = Build(Some.Named(string.Join('/', Enumerable.Repeat("s", 5000))));

        Assert.InRange(hierarchy.Labels.Length, 2, GraphLimits.Depth + 2);
    }

    private static GraphHierarchy Build(byte[] graph) => GraphHierarchy.Build(GraphReader.Read(graph));

    private static List<int> Nodes(GraphHierarchy hierarchy, Func<string, bool> label) =>
        [.. Enumerable.Range(0, hierarchy.Labels.Length).Where(node => label(hierarchy.Labels[node]))];

    private static IEnumerable<int> Children(GraphHierarchy hierarchy, int group)
    {
        for (var child = group + 1; child <= group + hierarchy.Sizes[group]; child += hierarchy.Sizes[child] + 1)
        {
            yield return child;
        }
    }
}
